/**
 * Text without what cannot be seen and is not meant: control characters (but tab and line break), marks that turn
 * the direction of writing, byte order marks. Joiners stay: Mongolian, emoji and others are written with them.
 * `removed` counts the characters that went. Line breaks become `\n`; a lone surrogate becomes U+FFFD.
 */
export function cleanText(text: string): { readonly text: string; readonly removed: number } {
  if (!suspicious.test(text)) return { text, removed: 0 };
  const even = text.replaceAll(/\r\n?/g, "\n").replaceAll(/\p{Surrogate}/gu, "\uFFFD");
  const clean = even.replaceAll(unseen, "");
  return { text: clean, removed: even.length - clean.length };
}

const unseen = /(?![\t\n])[\p{Cc}\p{Bidi_Control}\uFEFF]/gu;
const suspicious = /(?![\t\n])[\p{Cc}\p{Bidi_Control}\p{Surrogate}\uFEFF]/u;
