/** The register of projects: code, title, client, and which pathways a code has opened. */
package com.lancore.pathways.project;
