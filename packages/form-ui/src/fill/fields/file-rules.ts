/** Whether a file is of the media types asked for: `application/pdf`, `image/*`, several parted by commas. */
export function acceptsFile(file: { readonly type: string }, mediaTypes: string | undefined): boolean {
  if (mediaTypes === undefined || mediaTypes.trim() === "" || mediaTypes.trim() === "*/*") return true;
  return mediaTypes.split(",").some((each) => {
    const wanted = each.trim().toLowerCase();
    const actual = file.type.toLowerCase();
    return wanted.endsWith("/*") ? actual.startsWith(wanted.slice(0, -1)) : actual === wanted;
  });
}

/** A size for people: `820 B`, `3.4 MB`; units of 1024. */
export function showSize(bytes: number): string {
  const units = ["B", "KB", "MB", "GB"];
  const power = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), units.length - 1);
  const size = bytes / 1024 ** power;
  return `${power === 0 || size >= 100 ? Math.round(size) : Number(size.toFixed(1))} ${units[power] ?? "B"}`;
}
