/** The file of a set: its name, and eight signs of its hash. */
export function fileOf(id: string, integrity: string): string {
  const bytes = atob(integrity.slice("sha256-".length, "sha256-".length + 8)).slice(0, 4);
  const hex = [...bytes].map((byte) => byte.charCodeAt(0).toString(16).padStart(2, "0"));
  return `${id}.${hex.join("")}.bw`;
}
