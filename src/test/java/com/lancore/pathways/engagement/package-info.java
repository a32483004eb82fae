/** The engagement, as its people meet it over HTTP, and its tables. */
package com.lancore.pathways.engagement;
