/** Who may come in and what each may do: groups, rights, clients, the demo's people, and the login of every address. */
package com.lancore.pathways.access;
