/** Segmented production: the conditions of the pilot, a review under Order 828, and the pilot's supervision to its end. */
package com.lancore.pathways.segmented;
