/** Which pathways an asset has: the table of triage and its door. */
package com.lancore.pathways.triage;
