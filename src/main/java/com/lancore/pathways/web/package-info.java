/** The JSON API and the back ends of the plug-ins. It looks at every room; no room looks at it. */
package com.lancore.pathways.web;
