{{ stage('technology_relations') }}
