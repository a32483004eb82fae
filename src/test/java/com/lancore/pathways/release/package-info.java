/** What is delivered beside the application itself: settings, libraries, licences. */
package com.lancore.pathways.release;
