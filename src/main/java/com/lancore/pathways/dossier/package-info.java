/**
 * The dossier of a project: everything that has to be shown of it, as one ZIP that anybody can check. It reads and writes
 * nothing; the same state gives the same bytes.
 */
package com.lancore.pathways.dossier;
