/** Tasklist and Cockpit as people use them, in the Chromium of this machine. */
package com.lancore.pathways.browser;
