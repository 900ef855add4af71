-- 1. Losses and gains of each family by year, for each text that was compared.
select t.year, f.family,
       sum(case when f.kind in ('removed', 'dropped', 'weakened', 'neutralised', 'narrowed', 'referenced') then 1 else 0 end) as losses,
       sum(case when f.kind in ('added', 'strengthened') then 1 else 0 end) as gains,
       (select count(*) from texts as u where u.year = t.year and u.compared <> 'alone') as compared
from findings as f join texts as t on t."row" = f."row"
where f.waived is null and t.year is not null
group by t.year, f.family
order by t.year, f.family;

-- 2. The texts that lost most of one family, and what they lost it against.
select t.text, t.date, t.title, t.body,
       sum(case when f.level = 'error' then 1 else 0 end) as errors,
       sum(case when f.level = 'warning' then 1 else 0 end) as warnings
from findings as f join texts as t on t."row" = f."row"
where f.family = 'gender' and f.waived is null
  and f.kind in ('removed', 'dropped', 'weakened', 'neutralised', 'narrowed', 'referenced')
group by t."row", t.text, t.date, t.title, t.body
order by errors desc, warnings desc, t.text
limit 20;

-- 3. Concepts by how often they are removed, and how often a mention survives elsewhere.
select concept, count(*) as removed, sum(case when surviving_clause is null then 0 else 1 end) as survives_elsewhere
from findings
where kind = 'removed' and waived is null and concept is not null
group by concept
order by removed desc, concept
limit 20;

-- 4. Mentions of each family by body: what the bases had, and what the texts after them have.
select t.body, m.family, count(distinct m."row") as texts, sum(m.base) as base, sum(m.draft) as draft, sum(m.draft) - sum(m.base) as net
from families as m join texts as t on t."row" = m."row"
where m.base is not null and t.body is not null
group by t.body, m.family
order by net, t.body, m.family;

-- 5. The longest clauses that are gone although no rule speaks of them: what to read by eye.
select c.text, c.clause, c.part, c.lost_words, substr(c.base_text, 1, 80) as begins
from changes as c
where c.change = 'removed' and c.part = 'operative'
  and not exists (select 1 from findings as f where f."row" = c."row" and f.base_clause = c.clause)
order by c.lost_words desc, c.text, c.clause
limit 20;
