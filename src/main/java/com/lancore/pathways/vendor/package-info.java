/** The qualification of a vendor: shortlist, conflicts, audit with its findings, approval with an end, change orders. */
package com.lancore.pathways.vendor;
