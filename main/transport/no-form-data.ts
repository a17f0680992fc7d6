/** Stands in for the global `FormData` in the built main process (main/vite.config.ts). */

/**
 * Nothing is one. oRPC asks of each message whether it is a form, which the contract has no use for; with the first look at the real one Node
 * loads undici, which takes as long as all other work between the page's first question and its answer.
 */
export class NoFormData {
  constructor() {
    throw new TypeError("Berth sends no forms.");
  }
}
