import { studied } from './test/commands/studied.ts';
import { DEFAULT_SETTINGS as D } from './src/schedule/settings.ts';
const p=D.parameters.map((x,i)=>({0:.08,1:.6,2:1.1,3:4,8:1.55,11:1.2,20:.25} as any)[i]??x);
console.log(await studied({parameters:p,cards:300,days:8,new:40,cardsPerDay:3}));
