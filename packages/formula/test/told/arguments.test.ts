import { testsOf } from "./tests-of.ts";

testsOf("arguments.txt");
