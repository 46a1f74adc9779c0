import { useEffect } from "react";
import "./page-margin.css";

interface PageMarginProps {
  readonly side: "left" | "right";
  readonly text: string | undefined;
}

/**
 * A line in the upper margin of every printed page, so that a sheet that was mislaid says whose it is. Browsers that
 * know no margin boxes leave it out. The rule is a constructed sheet: a policy without inline styles allows it.
 */
export function PageMargin({ side, text }: PageMarginProps) {
  useEffect(() => {
    if (text === undefined || text === "") return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`@page { @top-${side} { content: ${cssText(text)}; font-size: 9pt; } }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    };
  }, [side, text]);
  return null;
}

/** A text as CSS quotes it: what could end the text or the rule is written by its number. */
function cssText(text: string): string {
  const escaped = text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a line end would end the text
    /["\\<>{}\u0000-\u001f\u007f]/g,
    (character) => `\\${character.charCodeAt(0).toString(16)} `,
  );
  return `"${escaped}"`;
}
