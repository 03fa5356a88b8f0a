/** Gives the file of the program, to be run by node itself. */
export declare const bundleProgram: (root: string, script: string) => Promise<string>
