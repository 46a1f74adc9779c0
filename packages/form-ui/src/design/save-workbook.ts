const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Gives a workbook to the person as a file of this name; returns the name. */
export function saveWorkbook(bytes: Uint8Array, name: string): string {
  const address = URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type: spreadsheet }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  return name;
}
