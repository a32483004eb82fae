/** What a node does at each start before anybody reaches it; the rooms bring their steps. */
package com.lancore.pathways.start;
