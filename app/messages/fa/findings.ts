import { blockWords } from "#app/messages/fa/block-words.ts";
import type { FindingCatalogue, FindingWords } from "#app/messages/finding-words.ts";

const written = (p: FindingWords) => (p.guess === "" ? "" : ` شاید به ${p.guess} نوشته‌اید؟`);
const price = (p: FindingWords) =>
  p.price === "" ? "" : ` (قیمت هر ${p.product_unit} ${p.price} ${p.unit} می‌شود؛ معمول شما ${p.usual_price})`;
const likely = (p: FindingWords) => (p.or_measure === "" ? "" : ` یا شاید ${p.or_measure} ${p.or_value} ${p.unit} بوده است؟`);
const against = (period: string, value: string, change: string, unit: string) =>
  change === "" ? `${period} صفر بود` : `${change} در برابر ${period} (${value} ${unit})`;
const last = (p: FindingWords) => against(p.last_period, p.last_value, p.last_change, p.unit);
const year = (p: FindingWords) => against(p.year_period, p.year_value, p.year_change, p.unit);
const now = (p: FindingWords) => `${p.cell} ${p.value} ${p.unit} در ${p.days} روز کار است؛ به ازای هر روز کار`;

const priceNow = (p: FindingWords) => `هر ${p.product_unit} ${p.unit_price} ${p.unit} می‌شود`;
const ownUse = (p: FindingWords) =>
  `با ${p.count} ماه خود شما، برای همین تولید ${p.range_low} تا ${p.range_high} ${p.unit} انتظار می‌رود.`;
const groupNow = (p: FindingWords) =>
  `${p.value} ${p.unit}، به ازای هر روز کار ${p.own_change} در برابر ${p.last_period} (${p.last_value} ${p.unit}).`;

/** What the checks say. Numbers arrive in the reader's digits, units and products by name. */
export const findings: FindingCatalogue = {
  rules: {
    required: "خانهٔ خالی",
    negative: "عدد منفی",
    decimals: "رقم اعشار",
    digits: "شمار رقم‌ها",
    "days-of-month": "روزهای ماه",
    "stoppage-days": "روزهای کار و توقف",
    "stoppage-range": "بازهٔ توقف",
    "before-licence": "پیش از پروانه",
    "future-month": "ماه نیامده",
    "other-reason-missing": "دلیل ورود یا خروج دیگر",
    "toll-above-production": "کارمزدی بیش از تولید",
    balance: "موازنهٔ موجودی",
    "export-above-available": "صادرات بیش از موجود",
    "idle-but-produced": "تعطیل، اما با تولید",
    "working-without-production": "فعال، بی‌تولید",
    capacity: "بیش از ظرفیت",
    "unit-slip": "لغزش واحد",
    jump: "جهش",
    "opening-differs": "موجودی اول پس از اصلاح ماه قبل",
    "tariff-code": "کد تعرفه",
    "export-rows": "جمع صادرات",
    "material-balance": "موازنهٔ مواد",
    "none-but-filled": "«نبود»، اما پر شده",
    "price-band": "قیمت بیرون از بازه",
    "input-intensity": "مصرف به ازای تولید",
    "no-energy-or-people": "تولید بی‌انرژی یا بی‌شاغل",
    "same-as-last-month": "همانند ماه قبل",
    "round-numbers": "عددهای گرد",
    "quota-jump": "جهش پیش از روز سهمیه",
    "group-outlier": "دورافتاده در گروه",
    "one-device": "چند واحد از یک دستگاه",
  },
  cells: {
    opening: "موجودی اول",
    production: "تولید",
    toll: "تولید کارمزدی",
    domestic_quantity: "مقدار فروش داخلی",
    domestic_value: "ارزش فروش داخلی",
    export_quantity: "مقدار صادرات",
    export_value: "ارزش صادرات",
    own_use: "مصرف داخلی",
    loss: "ضایعات",
    other_in: "ورود دیگر",
    other_out: "خروج دیگر",
    closing: "موجودی پایان",
  },
  places: {
    days_worked: "روزهای کار",
    operating_state: "وضعیت ماه",
    stoppages: "توقف‌ها",
    whole: "این ماه",
  },
  blocks: blockWords,
  title: (p) => `${p.cell} ${p.product}`,
  factors: {
    large: { "10": "ده برابر", "1000": "هزار برابر", "10000": "ده هزار برابر", "1000000": "یک میلیون برابر" },
    small: { "10": "یک‌دهم", "1000": "یک‌هزارم", "10000": "یک‌ده‌هزارم", "1000000": "یک‌میلیونیم" },
  },
  toman: "تومان",
  sentences: {
    required: (p) => `${p.cell} خالی است. اگر چیزی نبوده، صفر بنویسید.`,
    "required.state": () => "بگویید واحد این ماه فعال بود یا همهٔ ماه تعطیل.",
    "required.selected": () => "واحد منتخب، کنار مقدار، ارزش را هم می‌نویسد.",
    "required.idle-cause": () => "علت تعطیلی این ماه را برگزینید.",
    "required.stoppage-text": (p) => `برای توقف ${p.number} «دلیل دیگر» برگزیده شده است؛ در چند واژه بنویسید چه بود.`,
    "required.export-rows": (p) =>
      `${p.exported} ${p.unit} صادرات نوشته شده است؛ در جدول صادرات بنویسید به کدام کشور و با کدام کد تعرفه.`,
    "required.block-cell": (p) => `${p.cell} خالی است. ردیف را کامل کنید، یا همهٔ خانه‌هایش را پاک کنید.`,
    "required.materials": () => "واحد منتخب مواد اولیهٔ اصلی را می‌نویسد. اگر نبود، «نبود» را بزنید.",
    "required.energy": (p) => `واحد منتخب مصرف ${p.cell} را می‌نویسد. اگر نبود، صفر بنویسید.`,
    "required.fuel": () => "واحد منتخب سوخت مایع را هم می‌نویسد. اگر هیچ‌کدام نبود، یکی را صفر بنویسید.",
    "required.people": () => "واحد منتخب شمار شاغلان روز آخر ماه را می‌نویسد. اگر نبود، صفر بنویسید.",
    negative: (p) => `${p.value} ${p.unit} منفی است؛ این خانه صفر یا بیشتر است.`,
    decimals: (p) => `${p.value} بیش از ${p.allowed} رقم اعشار دارد.`,
    "decimals.whole": (p) => `${p.value} اعشار دارد، اما ${p.unit} را نمی‌شود خُرد کرد؛ عدد صحیح بنویسید.`,
    digits: (p) => `بیش از ${p.allowed} رقم معنادار دارد.`,
    "days-of-month": (p) => `${p.worked} روز کار با این ماه نمی‌خواند: این ماه ${p.days} روز دارد.`,
    "stoppage-days": (p) =>
      `${p.worked} روز کار و ${p.stopped} روز توقف کامل، روی هم ${p.together} روز می‌شود؛ این ماه ${p.days} روز دارد.`,
    "stoppage-range": (p) =>
      `توقف ${p.number} از روز ${p.from} تا ${p.to} نوشته شده است؛ روزها از ۱ تا ${p.days} و از اول به آخر است.`,
    "stoppage-range.overlap": (p) => `توقف ${p.number} (روز ${p.from} تا ${p.to}) با توقف ${p.other} روزهای مشترک دارد.`,
    "before-licence": (p) => `پروانه در ${p.issued_on} صادر شده است؛ ماه‌های پیش از آن آمار ندارد.`,
    "future-month": () => "این ماه هنوز نرسیده است.",
    "other-reason-missing": (p) => `برای ${p.value} ${p.unit} دلیل برگزیده نشده است.`,
    "toll-above-production": (p) =>
      `${p.toll} ${p.unit} کارمزدی بیش از همهٔ تولید (${p.production} ${p.unit}) است؛ کارمزدی بخشی از تولید است.`,
    "opening-differs": (p) =>
      `${p.value} ${p.unit} فرستاده شده است؛ ماه قبل پس از اصلاح با ${p.closing} ${p.unit} پایان می‌یابد. آنچه فرستاده شده می‌ماند تا اصلاح آن خواسته شود.`,
    "balance.short": (p) =>
      `با تولید و فروش این ماه باید ${p.expected} ${p.unit} باشد؛ ${p.difference} ${p.unit} کم است.${likely(p)}`,
    "balance.over": (p) =>
      `با تولید و فروش این ماه باید ${p.expected} ${p.unit} باشد؛ ${p.difference} ${p.unit} زیاد است.${likely(p)}`,
    "balance.below-zero": (p) =>
      `${p.beyond} ${p.unit} بیش از آنچه بود (موجودی اول، تولید و ورود دیگر) فروخته یا مصرف شده است.${likely(p)}`,
    "balance.slip": (p) => `موازنه ${p.difference} ${p.unit} اختلاف دارد که با درست شدن لغزش واحد همین ردیف برطرف می‌شود.`,
    "export-above-available": (p) => `${p.exported} ${p.unit} صادر شده، اما همهٔ موجود این ماه ${p.available} ${p.unit} بوده است.`,
    "idle-but-produced": (p) => `ماه تعطیل ثبت شده، اما ${p.production} ${p.unit} تولید دارد.`,
    "idle-but-produced.days": (p) => `ماه تعطیل ثبت شده، اما ${p.worked} روز کار دارد.`,
    "working-without-production": (p) =>
      `واحد فعال ثبت شده (${p.worked} روز کار)، اما هیچ محصولی تولید نشده و توقفی هم ثبت نشده است.`,
    "capacity.over-100": (p) => `${p.share} از ظرفیت این ماه است (${p.month_capacity} ${p.unit} در ${p.days} روز).`,
    "capacity.over-110": (p) =>
      `${p.production} ${p.unit}، ${p.share} از ظرفیت این ماه است (${p.month_capacity} ${p.unit}؛ ظرفیت سالانهٔ پروانه ${p.yearly}).`,
    "capacity.over-130": (p) =>
      `${p.production} ${p.unit}، ${p.share} از ظرفیت این ماه است و با پروانه (سالانه ${p.yearly}، این ماه ${p.month_capacity} ${p.unit}) شدنی به نظر نمی‌رسد.`,
    "unit-slip.quantity-large": (p) =>
      `${p.value} ${p.unit}، ${p.factor} ماه‌های پیش است (معمول شما ${p.usual} ${p.unit}).${written(p)}`,
    "unit-slip.quantity-small": (p) =>
      `${p.value} ${p.unit}، ${p.factor} ماه‌های پیش است (معمول شما ${p.usual} ${p.unit}).${written(p)}`,
    "unit-slip.value-large": (p) => `${p.value} ${p.unit}، ${p.factor} ماه‌های پیش است${price(p)}.${written(p)}`,
    "unit-slip.value-small": (p) => `${p.value} ${p.unit}، ${p.factor} ماه‌های پیش است${price(p)}.${written(p)}`,
    "jump.both": (p) => `${now(p)} ${last(p)} و ${year(p)}. بازهٔ انتظار ${p.range_low} تا ${p.range_high} ${p.unit}.`,
    "jump.no-last-year": (p) => `${now(p)} ${last(p)}. از همین ماه پارسال آماری نیست.`,
    "jump.no-last-month": (p) => `${now(p)} ${year(p)}. از ماه قبل آماری نیست.`,
    "tariff-code": () => "کد تعرفه هشت رقم است، مانند ۲۵۲۳۲۹۰۰.",
    "export-rows": (p) => `جمع ردیف‌های صادرات ${p.expected} ${p.unit} است، اما اینجا ${p.exported} ${p.unit} نوشته شده.`,
    "material-balance.short": (p) =>
      `با خرید و مصرف این ماه باید ${p.expected} ${p.unit} باشد؛ ${p.difference} ${p.unit} کم است.`,
    "material-balance.over": (p) =>
      `با خرید و مصرف این ماه باید ${p.expected} ${p.unit} باشد؛ ${p.difference} ${p.unit} زیاد است.`,
    "material-balance.below-zero": (p) => `${p.beyond} ${p.unit} بیش از آنچه بود (موجودی اول و خرید) مصرف شده است.`,
    "none-but-filled": () => "«نبود» زده شده، اما در این بخش چیزی نوشته شده است. یکی را بردارید.",
    "price-band.own": (p) =>
      `${priceNow(p)}؛ قیمت شما در ${p.last_period} ${p.last_price} بود (بازهٔ انتظار ${p.range_low} تا ${p.range_high}).`,
    "price-band.own-and-group": (p) =>
      `${priceNow(p)}؛ قیمت شما در ${p.last_period} ${p.last_price} بود (بازهٔ انتظار ${p.range_low} تا ${p.range_high}) و میانهٔ منتشرشدهٔ همین محصول در ${p.group_period} ${p.group_price}.`,
    "price-band.group": (p) =>
      `${priceNow(p)}؛ میانهٔ منتشرشدهٔ همین محصول در ${p.group_period} ${p.group_price} بود (بازهٔ انتظار ${p.range_low} تا ${p.range_high}).`,
    "input-intensity.electricity-high": (p) => `${p.value} ${p.unit} برای تولید این ماه زیاد است؛ ${ownUse(p)}`,
    "input-intensity.electricity-low": (p) => `${p.value} ${p.unit} برای تولید این ماه کم است؛ ${ownUse(p)}`,
    "input-intensity.material-high": (p) => `${p.value} ${p.unit} ${p.material} برای تولید این ماه زیاد است؛ ${ownUse(p)}`,
    "input-intensity.material-low": (p) => `${p.value} ${p.unit} ${p.material} برای تولید این ماه کم است؛ ${ownUse(p)}`,
    "no-energy-or-people.energy": () => "تولید ثبت شده، اما هیچ انرژی‌ای مصرف نشده است.",
    "no-energy-or-people.people": () => "تولید ثبت شده، اما واحد هیچ شاغلی ندارد.",
    "same-as-last-month": (p) =>
      `هر ${p.count} عدد این ماه (جز موجودی‌ها) درست همان ${p.last_period} است؛ شاید رونوشت ماه قبل باشد.`,
    "round-numbers": (p) => `هر ${p.count} مقدار این ماه گرد است؛ شاید برآورد باشد، نه از دفتر.`,
    "quota-jump": (p) =>
      `${p.value} ${p.unit} در ${p.days} روز کار، ${p.times} برابر معمول واحد است (${p.usual} ${p.unit}) و روز سهمیه ${p.quota_day} نزدیک است. تنها برای توجه؛ دلیل رد نیست.`,
    "group-outlier.group": (p) =>
      `${groupNow(p)} در ${p.count} واحدی که همین محصول را در هر دو ماه گزارش کرده‌اند، میانهٔ تغییر ${p.group_change} است و بازهٔ عادی این واحد ${p.range_low} تا ${p.range_high} ${p.unit}.`,
    "group-outlier.own": (p) =>
      `${groupNow(p)} گروه این محصول کوچک است؛ در ${p.count} تغییر ماهانهٔ خود واحد، میانه ${p.group_change} است و بازهٔ عادی ${p.range_low} تا ${p.range_high} ${p.unit}.`,
    "one-device": (p) =>
      `آمار ${p.count} واحد از مالکان و رابطان جدا در این ماه از یک دستگاه فرستاده شده است. تنها برای توجه؛ دلیل رد نیست.`,
  },
};
