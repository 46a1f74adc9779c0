/** What we use of libraries that bring no types. */
declare module "jexl" {
  class Jexl {
    addFunction(name: string, implementation: (...args: never[]) => unknown): void;
    createExpression(source: string): { compile(): unknown; evalSync(context: object): unknown };
  }
  const library: { readonly Jexl: typeof Jexl };
  export default library;
}

declare module "hot-formula-parser" {
  export class Parser {
    on(event: "callVariable", listener: (name: string, done: (value: unknown) => void) => void): void;
    on(
      event: "callCellValue",
      listener: (cell: { readonly label: string }, done: (value: unknown) => void) => void,
    ): void;
    setFunction(name: string, implementation: (parameters: readonly unknown[]) => unknown): void;
    parse(source: string): { readonly error: string | null; readonly result: unknown };
  }
}

declare module "subscript/justin" {
  export default function justin(source: string): (context: object) => unknown;
}
