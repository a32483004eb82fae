/** Segmented production, told over HTTP. */
package com.lancore.pathways.segmented;
