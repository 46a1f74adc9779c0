/** Time of the processor that this process has taken, ms: what other programs do beside it does not count. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
