/** Import compliance of the investigational product: its process, its status, and the gate that other rooms ask. */
package com.lancore.pathways.importing;
