/**
 * A line in the upper margin of every printed page, so that a sheet that was mislaid says whose it is. Browsers that
 * know no margin boxes leave it out.
 */
export function PageMargin({
  side,
  text,
}: {
  readonly side: "left" | "right";
  readonly text: string | undefined;
}) {
  if (text === undefined || text === "") return null;
  return <style>{`@page { @top-${side} { content: ${cssText(text)}; font-size: 9pt; } }`}</style>;
}

/** A text as CSS quotes it: what could end the text, the rule or the element is written by its number. */
function cssText(text: string): string {
  const escaped = text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a line end would end the text
    /["\\<>{}\u0000-\u001f\u007f]/g,
    (character) => `\\${character.charCodeAt(0).toString(16)} `,
  );
  return `"${escaped}"`;
}
