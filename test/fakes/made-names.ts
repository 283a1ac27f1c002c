// Names of eight kinds of people, some listed and some put together, so that a million differ enough.

/** Made from beginnings and endings, so that there are thousands of them. */
interface Names {
  readonly first: readonly string[];
  readonly last: readonly string[];
}

const words = (text: string): string[] => text.trim().split(/\s+/);
const cross = (beginnings: string, endings: string): string[] =>
  words(beginnings).flatMap((start) => words(endings).map((end) => start + end));

const ENGLISH: Names = {
  first:
    words(`James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara
    Richard Susan Joseph Jessica Thomas Sarah Charles Karen Christopher Lisa Daniel Nancy Matthew
    Betty Anthony Sandra Mark Margaret Donald Ashley Steven Kimberly Andrew Emily Paul Donna Joshua
    Michelle Kenneth Carol Kevin Amanda Brian Melissa Timothy Deborah Ronald Stephanie Art Mary-Ann`),
  last: [
    ...words(`Smith Johnson Williams Brown Jones Davis Miller Wilson Moore Taylor Anderson White Harris
      Martin Thompson Clark Lewis Walker Hall Young King Wright Hill Green Adams Baker O'Brien
      O'Connor O’Neill D'Angelo MacDonald McCarthy Smith-Jones Taylor-Green`),
    ...cross(
      `Ash Black Brad Cart Clay Cop East Fair Glen Hart Haw Hol Ken Lang Lin Marsh Nor Oak Pem
       Rad Sher Stan Thorn Wake West Whit Win Wood York Hather Ender Birch Crom Dun Elm`,
      `ley ford wood ton field worth bury man son well brook more croft ham stead dale gate low`,
    ),
  ],
};

const SPANISH: Names = {
  first: words(`José María Juan Carmen Luis Ana Carlos Rosa Jesús Guadalupe Miguel Lucía Ángel Sofía
    Andrés Inés Raúl Mónica Héctor Verónica Iván Belén Óscar Pilar Íñigo Concepción Tomás Begoña`),
  last: [
    ...words(`García Núñez Muñoz Peña Ibáñez Ordóñez Castillo Ortiz Vega Ríos Luna Reyes
      Agüero Yáñez`),
    ...cross(
      `Fern Rodr Gonz Mart Hern Ram Dom Alv Gut Jim Mend Vel Per Bel Sanch Oliv Bar Cal Mor Sal`,
      `ández íguez ález ínez ero eda ares eros illo arro uela oso iño`,
    ),
  ],
};

const VIETNAMESE: Names = {
  first: words(`An Anh Bình Châu Dũng Đức Giang Hà Hải Hạnh Hiếu Hòa Hồng Hùng Hương Khánh Lan Linh
    Long Mai Minh Nam Nga Ngọc Phúc Phương Quân Quỳnh Sơn Thảo Thủy Trang Tuấn Tùng Uyên Vân Vy`),
  last: words(
    `Nguyễn Trần Lê Phạm Huỳnh Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý An Đinh Trịnh`,
  ),
};

const ARABIC: Names = {
  first: words(`Ahmed Mohammed Fatima Aisha Omar Khadija Yusuf Layla Hassan Zaynab Ibrahim Mariam
    ‘Alī Ḥusayn Khalid Noor Abdul-Rahman Sa'id Salma Tariq Hala Bilal Amina Jamal Rania Nadia`),
  last: cross(`Al- El- Abu Bin Ben`, `Sayed Masri Hashimi Farsi Najjar Haddad Khoury Amin Zahrani`)
    .concat(
      cross(`Ha Ma Sa Ka Ra Na Ba Ja Za Fa Qa`, `ddad lik leh rim shid sser kri bir hran yed`),
    )
    .concat(words('Khan Aziz Rahmān Ḥaddād')),
};

const GERMAN: Names = {
  first: words(`Jürgen Günther Käthe Björn Sören Jörg Bärbel Heike Uwe Wolfgang Ursula Dieter Monika
    Renate Lukas Leonie Änne Götz Rüdiger Annegret Matthias Ulrike Karl-Heinz Hans-Peter`),
  last: [
    ...words(
      `Müller Schröder Weiß Groß Strauß Schäfer König Böhm Jäger Krüger Vogt Müller-Lüdenscheidt`,
    ),
    ...cross(
      `Acker Berg Eich Feld Fried Gold Hof Horn Kauf Klein Lieber Neu Ober Reich Rosen Schön Stein Wester`,
      `mann meier huber bauer stein berg bach mayr hofer wald rich `,
    ),
  ],
};

const POLISH: Names = {
  first:
    words(`Agnieszka Łukasz Małgorzata Paweł Katarzyna Grzegorz Elżbieta Stanisław Wojciech Jadwiga
    Michał Krzysztof Zofia Bożena Mirosław Sławomir Błażej Wiesława Zbigniew Bronisław Róża`),
  last: cross(
    `Kowal Wiśni Wójci Lewan Zieli Szyma Woźni Dąbr Kozł Jankow Mazur Krawcz Piotr Grab Nowak Paw
     Michal Król Wieczor Jabłoń Majew Olsze Jawor Malin Górs`,
    `ski ska owski owska ewski ewska czyk iński ińska icki ak ecki`,
  ),
};

const NORDIC: Names = {
  first: words(`Søren Åse Bjørn Håkon Øyvind Sigrún Þór Guðrún Mårten Åke Jörgen Kjær Ingrid Lars`),
  last: cross(
    `Ander Jen Niel Chris Han Lar Sø Øster Sjö Lind Berg Åker`,
    `sen sson gaard ström lund`,
  ),
};

const OTHER: Names = {
  first: words(`Renée François Chloë Zoë Siobhán Seán Nuala Beyoncé Jean-Luc Anaïs Loïc Wei Mei Jian
    Priya Arjun Olga Dmitri Юрий Анна İbrahim Çağla`),
  last: words(`Lefèvre D'Aubigné Beauséjour Ó'Dálaigh Nic-Aodha Li Lin Ng Wu Zhao Patel Singh Ivanova
    Петров Иванова Yılmaz Şahin Öztürk Çelik de-la-Croix`),
};

export interface MadeName {
  readonly first: string;
  readonly last: string;
}

type Pick = <T>(from: readonly [T, ...T[]] | readonly T[]) => T;

/** One name; `pick` chooses. */
export function madeName(pick: Pick): MadeName {
  const kinds = [ENGLISH, ENGLISH, ENGLISH, SPANISH, SPANISH, VIETNAMESE, ARABIC, GERMAN, POLISH];
  const kind = pick([...kinds, NORDIC, OTHER]);
  const first = pick(kind.first);
  const last = pick(kind.last);
  const second = pick(kind.last);
  const way = pick([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  if (kind === VIETNAMESE && way < 6) {
    return { first: `${pick(['Văn', 'Thị', 'Minh', 'Thanh'])} ${first}`, last };
  }
  if (kind === SPANISH) {
    if (way < 3) return { first, last: `${last} ${second}` };
    if (way < 4) return { first, last: `de la ${last}` };
  }
  if (way === 9) return { first, last: `${last}-${second}` };
  if (way === 8) return { first: `${first} ${pick(kind.first)}`, last };
  return { first, last };
}
