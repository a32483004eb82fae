/**
 * Upgrades: running processes go over from an older version of their model to the newest, one by one, with their dates
 * counted anew by the house. What cannot go over stays as it is, with a sentence that says why.
 */
package com.lancore.pathways.upgrade;
