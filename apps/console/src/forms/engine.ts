/** The one door to @duheng/form: what the console asks of it goes through this file. */
export { prepareForm as prepare } from "@duheng/form";
