/**
 * What operations watches: whether everything that stands agrees with the calculator, health, and metrics. It may look
 * at every room but the web; no room looks at it.
 */
package com.lancore.pathways.operations;
