/** Projects told from their start to their end, over HTTP, against the real engine and a real database. */
package com.lancore.pathways.story;
