/** Evidence: uploaded documents, their kinds, versions and SHA-256. A later version never replaces an earlier one. */
package com.lancore.pathways.document;
