/** Whether an alias's row is of today: from its first day to its last, both included. @param day an SQL expression */
export function current(alias: string, day: string): string {
  return `${alias}.from_day <= ${day} and (${alias}.until_day is null or ${alias}.until_day >= ${day})`;
}
