/** Marks and digits of Chinese input methods as the half-width ones that they mean in a formula. */
export function halfWidth(text: string): string {
  return text
    .replaceAll(/[！-～]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))
    .replaceAll("【", "[")
    .replaceAll("】", "]")
    .replaceAll("\u3000", " ");
}
