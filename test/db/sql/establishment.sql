-- listEstablishmentNames
select `id`, `name_fa`, `name_en`, `legal_id`, `phone`, `signatory_required`
  from `establishment`
  where `id` in (?…)
  order by `id`;
