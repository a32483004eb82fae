/** Payments to a party abroad: whether the tax filing comes first, splitting under a contract, and the release. */
package com.lancore.pathways.payment;
