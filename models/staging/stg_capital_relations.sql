{{ stage('capital_relations') }}
