/** The floor of any process: started, and over. */
export async function empty(): Promise<void> {}
