/* Who sits at the desk. */
import { address, read } from '../../shared/page.js';

/**
 * Whether the person may do what is of operations alone. Asked anew on each visit of a page: somebody else may have logged in
 * meanwhile. What is not offered is refused by the server all the same.
 */
export async function isOperations() {
  const { groups } = await read(address('me'));
  return groups.includes('operations') && !groups.includes('camunda-admin');
}
