/** Real-world data: a protocol before the first release, and an evidence package that supplements and never replaces. */
package com.lancore.pathways.rwd;
