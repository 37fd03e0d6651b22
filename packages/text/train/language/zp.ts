import { eld } from "eld/small";

for (const t of [
  "Пратката ми стои девети ден в склада",
  "Никој не крева телефон",
  "Никто не берёт трубку",
  "ноги моєї тут більше",
  "Қаладағы ең дәмді пицца",
  "زما سپی د سیند تر څنګ ورک شو",
  "ئەمە چ گاڵتەیەکە",
  "کسی دوبار ازش پول کم شده",
  "شنو هاد الخدمة",
  "Цэны выраслі, якасць упала",
]) {
  const r = eld.detect(t);
  console.log(t, JSON.stringify(Object.fromEntries(Object.entries(r.getScores()).slice(0, 7))));
}
