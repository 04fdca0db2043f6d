import { lexiconContract } from '../testing/lexicon-contract.ts';
import { fixedLexicon } from './lexicon.ts';

lexiconContract('fixed', fixedLexicon);
