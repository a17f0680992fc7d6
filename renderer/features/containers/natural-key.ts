/** Text as a key that sorts as people count: `web-2` before `web-10`, big and small letters alike. Pure. */
export function naturalKey(text: string): string {
  return text.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(10, "0"));
}
