/** Full-width digits, letters and signs of Chinese input methods as their ASCII twins; all blanks as plain ones. */
export function toHalfWidth(text: string): string {
  return text
    .replaceAll(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll(/[\s\u3000]/g, " ")
    .replaceAll("\u2212", "-");
}
