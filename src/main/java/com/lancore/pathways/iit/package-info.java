/** The investigator-initiated trial under State Council Order 818, from its start to the first patient. */
package com.lancore.pathways.iit;
