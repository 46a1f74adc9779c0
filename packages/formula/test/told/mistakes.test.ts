import { testsOf } from "./tests-of.ts";

testsOf("mistakes.txt");
