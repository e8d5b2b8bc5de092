const SAFE = /^(?:https?:\/\/|mailto:)[^\s]/i;
const SCHEME = /^[a-z][a-z\d+.-]*:/i;

/**
 * Where a link may lead: http, https and mailto, and whatever `resolve` makes of an address without a scheme, such
 * as the file that lies beside the deck. Written so that it cannot end the escape sequence that it stands in.
 */
export function safeAddress(
  url: string,
  resolve?: (address: string) => string | undefined,
): string | undefined {
  const address = SAFE.test(url) ? url : SCHEME.test(url) ? undefined : resolve?.(url);
  return address?.replace(/[^\x21-\x7e]/gu, (sign) => encodeSign(sign));
}

function encodeSign(sign: string): string {
  return /\p{Surrogate}/u.test(sign) ? '%EF%BF%BD' : encodeURIComponent(sign);
}
