-- Which kinds of party stand on each side of a relation, and how many at a time.
alter table relation_type
  add column from_kind text,                         -- null: companies and people
  add column to_kind text,
  add column from_once boolean not null default false, -- the first party has at most one such relation at a time
  add column to_once boolean not null default false;

-- Relations between two parties, and those of a party by type, are looked for at every write.
drop index relation_from;
drop index relation_to;
create index relation_from on relation (from_id, type_id, to_id) where deleted_at is null;
create index relation_to on relation (to_id, type_id, from_id) where deleted_at is null;

-- The types that the product came with keep to what their words say, unless relations of them say otherwise.
update relation_type set from_kind = said.from_kind, to_kind = said.to_kind
from (values
  ('subsidiary of', 'has subsidiary', 'company', 'company'),
  ('дъщерно дружество на', 'има дъщерно дружество', 'company', 'company'),
  ('隶属于', '拥有子公司', 'company', 'company'),
  ('еншілес компаниясы', 'еншілес компаниясы бар', 'company', 'company'),
  ('חברה בת של', 'בעלת חברה בת', 'company', 'company'),
  ('works at', 'employs', 'person', 'company'),
  ('работи в', 'наема', 'person', 'company'),
  ('就职于', '雇用', 'person', 'company'),
  ('жұмыс істейді', 'жұмысқа алған', 'person', 'company'),
  ('עובד ב', 'מעסיק את', 'person', 'company'),
  ('decision maker for', 'has decision maker', 'person', 'company'),
  ('взема решения за', 'решенията взема', 'person', 'company'),
  ('担任决策人于', '决策人为', 'person', 'company'),
  ('шешім қабылдайды', 'шешім қабылдаушысы', 'person', 'company'),
  ('מקבל החלטות עבור', 'ההחלטות מתקבלות על ידי', 'person', 'company')
) as said (name, inverse, from_kind, to_kind)
where relation_type.name = said.name and relation_type.inverse = said.inverse
  and not exists (
    select from relation join record as one on one.id = from_id join record as other on other.id = to_id
    where type_id = relation_type.id and relation.deleted_at is null
      and (one.object <> said.from_kind or other.object <> said.to_kind)
  );

-- Further types for an organisation that is set up already; a new one gets them with the others.
create temporary table shipped on commit drop as
select gen_random_uuid() as id, further.*
from (values
  ('en', 'spouse of', 'spouse of', 'person'::text, 'person', true, true),
  ('bg', 'съпруг(а) на', 'съпруг(а) на', 'person', 'person', true, true),
  ('zh', '配偶', '配偶', 'person', 'person', true, true),
  ('kk', 'жұбайы', 'жұбайы', 'person', 'person', true, true),
  ('he', 'בן/בת זוג של', 'בן/בת זוג של', 'person', 'person', true, true),
  ('en', 'parent of', 'child of', 'person', 'person', false, false),
  ('bg', 'родител на', 'дете на', 'person', 'person', false, false),
  ('zh', '子女为', '父母为', 'person', 'person', false, false),
  ('kk', 'ата-анасы', 'баласы', 'person', 'person', false, false),
  ('he', 'הורה של', 'ילד/ה של', 'person', 'person', false, false),
  ('en', 'reports to', 'manages', 'person', 'person', true, false),
  ('bg', 'подчинен на', 'ръководи', 'person', 'person', true, false),
  ('zh', '汇报给', '管理', 'person', 'person', true, false),
  ('kk', 'есеп береді', 'басқарады', 'person', 'person', true, false),
  ('he', 'כפוף ל', 'מנהל את', 'person', 'person', true, false),
  ('en', 'invests in', 'has investor', null, 'company', false, false),
  ('bg', 'инвестира в', 'има инвеститор', null, 'company', false, false),
  ('zh', '投资于', '投资方为', null, 'company', false, false),
  ('kk', 'инвестиция салады', 'инвесторы бар', null, 'company', false, false),
  ('he', 'משקיע ב', 'בעל משקיע', null, 'company', false, false),
  ('en', 'advises', 'advised by', null, null, false, false),
  ('bg', 'съветва', 'съветван от', null, null, false, false),
  ('zh', '担任顾问于', '顾问为', null, null, false, false),
  ('kk', 'кеңес береді', 'кеңес алады', null, null, false, false),
  ('he', 'מייעץ ל', 'מקבל ייעוץ מ', null, null, false, false),
  ('en', 'knows', 'knows', 'person', 'person', false, false),
  ('bg', 'познава', 'познава', 'person', 'person', false, false),
  ('zh', '认识', '认识', 'person', 'person', false, false),
  ('kk', 'танысы', 'танысы', 'person', 'person', false, false),
  ('he', 'מכיר את', 'מכיר את', 'person', 'person', false, false),
  ('en', 'member of', 'has member', null, 'company', false, false),
  ('bg', 'член на', 'има член', null, 'company', false, false),
  ('zh', '所属组织为', '成员为', null, 'company', false, false),
  ('kk', 'мүшесі', 'мүшесі бар', null, 'company', false, false),
  ('he', 'חבר ב', 'בעל חבר', null, 'company', false, false)
) as further (language, name, inverse, from_kind, to_kind, from_once, to_once)
where language = (select value ->> 'language' from setting where setting.name = 'organisation')
  and not exists (select from relation_type where relation_type.name = further.name and deleted_at is null);

insert into record (id, object, label, detail, tokens)
select id, 'relationType', name, inverse, array_to_tsvector(array(
  select distinct token from (
    select 'k:relationType' as token
    union all select word from regexp_split_to_table(lower(name || ' ' || inverse), '[^[:alnum:]]+') as word
    union all
    select '<' || left(word, letters)
    from regexp_split_to_table(lower(name || ' ' || inverse), '[^[:alnum:]]+') as word, generate_series(1, 2) as letters
    where length(word) > letters
  ) as tokens where token <> ''
))
from shipped;

insert into relation_type (id, name, inverse, from_kind, to_kind, from_once, to_once)
select id, name, inverse, from_kind, to_kind, from_once, to_once from shipped;
