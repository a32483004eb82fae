/**
 * What must hold before a step is taken. A {@link com.lancore.pathways.requirement.Requirement} knows its sentence, its
 * basis and who can clear it; a {@link com.lancore.pathways.requirement.Step} is a task with what it takes, what
 * documents it asks for and what it requires. The completion listener, the page of blockers and the tab of documents
 * all speak from these same objects.
 */
package com.lancore.pathways.requirement;
