/**
 * Checks a dossier without the application: with the entries of the trail in the room {@code audit}, it stands on the JDK
 * alone and is packed as a small jar of its own.
 */
package com.lancore.pathways.dossier.verify;
