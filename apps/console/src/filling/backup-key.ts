/** The key of an assessment's backup on this device. */
export function backupKeyOf(assessmentId: string): string {
  return `assessment:${assessmentId}`;
}
