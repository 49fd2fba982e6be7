/** Seconds of processor time that `act` takes: unlike the clock's, they do not grow while the machine has other work. */
export function processorSeconds(act: () => void): number {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
