/** Placeholder until drawn. */
export async function writeReport(folder: string): Promise<string> {
  return folder;
}
